/** The side bar: the views, lists, tags and saved searches that every page leads to. */
@NullMarked
package todo.web.navigation;

import org.jspecify.annotations.NullMarked;
