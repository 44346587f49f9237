/** Tests in a real browser, with the real API and PostgreSQL; one file for each feature. */
@NullMarked
package todo.web.browser;

import org.jspecify.annotations.NullMarked;
