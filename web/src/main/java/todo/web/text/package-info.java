/**
 * The languages of the pages: texts, made by the build from src/main/texts, and failures in words.
 */
@NullMarked
package todo.web.text;

import org.jspecify.annotations.NullMarked;
