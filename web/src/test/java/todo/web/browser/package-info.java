/**
 * A person at a browser, with the real API and a real PostgreSQL behind the pages; one file a
 * feature.
 */
@NullMarked
package todo.web.browser;

import org.jspecify.annotations.NullMarked;
