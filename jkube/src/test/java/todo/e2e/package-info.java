/**
 * The whole product on a real cluster, used from a real browser; runs with the Maven profile {@code
 * e2e} on whatever cluster KUBECONFIG names.
 */
@NullMarked
package todo.e2e;

import org.jspecify.annotations.NullMarked;
