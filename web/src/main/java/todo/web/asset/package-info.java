/** Style sheet, script and images: the build makes them, with a hash of the content in the name. */
@NullMarked
package todo.web.asset;

import org.jspecify.annotations.NullMarked;
