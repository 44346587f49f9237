/** What Kubernetes and Prometheus ask: is it alive, is it ready, how is it doing. */
@NullMarked
package todo.api.health;

import org.jspecify.annotations.NullMarked;
