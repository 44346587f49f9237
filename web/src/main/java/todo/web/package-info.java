/**
 * The frontend: pages rendered here from what the API says; this room holds what starts it and what
 * guards all of it.
 */
@NullMarked
package todo.web;

import org.jspecify.annotations.NullMarked;
