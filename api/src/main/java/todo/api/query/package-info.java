/**
 * The query language: text becomes a tree, and the tree an SQL expression in which user text is
 * only ever a parameter; pure, and knowing of the tasks nothing but the names of their columns.
 */
@NullMarked
package todo.api.query;

import org.jspecify.annotations.NullMarked;
