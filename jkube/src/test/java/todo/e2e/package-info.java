/**
 * The whole product on a real cluster, used from a real browser: {@code mvn -Pe2e,dev -DskipTests
 * verify}, on whatever cluster KUBECONFIG names, with a Docker engine, {@code helm} and a Chromium
 * on the PATH, and PostgreSQL's programs installed. System properties tell where things are:
 *
 * <ul>
 *   <li>{@code e2e.load}: the command that makes an image of the Docker engine known to the cluster
 *       (none is needed)
 *   <li>{@code e2e.databaseHost}: what pods call this machine, which plays the database
 *       (host.minikube.internal)
 *   <li>{@code e2e.address}: what answers for the Ingress (127.0.0.1; {@code minikube ip} tells
 *       Minikube's)
 *   <li>{@code e2e.checkout}: what the node calls the folder {@code jkube/target/e2e/checkout} (the
 *       same; of Minikube, a folder that is mounted)
 *   <li>{@code e2e.node}: what runs a command on the node, such as {@code minikube ssh --} (none is
 *       needed where this machine is the node)
 *   <li>{@code e2e.host}: the Ingress's host (todo.local)
 * </ul>
 */
@NullMarked
package todo.e2e;

import org.jspecify.annotations.NullMarked;
