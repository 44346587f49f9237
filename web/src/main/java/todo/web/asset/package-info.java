/** Style sheets, scripts and images; the build names each by a hash of its content. */
@NullMarked
package todo.web.asset;

import org.jspecify.annotations.NullMarked;
