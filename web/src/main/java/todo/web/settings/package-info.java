/** The settings: one controller for each thing that a user can set, on pages that share a frame. */
@NullMarked
package todo.web.settings;

import org.jspecify.annotations.NullMarked;
