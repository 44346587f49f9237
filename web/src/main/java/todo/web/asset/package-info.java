/**
 * Style, script and images, made by the build and served with names that change with their content.
 */
@NullMarked
package todo.web.asset;

import org.jspecify.annotations.NullMarked;
