/**
 * End-to-end tests of the whole product on a real cluster, with a real browser: {@code mvn
 * -Pe2e,dev -DskipTests verify}. They use the cluster of KUBECONFIG, a Docker engine, {@code helm}
 * and a Chromium on the PATH, and installed PostgreSQL programs. System properties (defaults in
 * parentheses):
 *
 * <ul>
 *   <li>{@code e2e.load}: command that loads an image from the Docker engine into the cluster
 *       (none)
 *   <li>{@code e2e.databaseHost}: host name of this machine, which runs the database and the
 *       scripted language model, as seen from the pods (host.minikube.internal)
 *   <li>{@code e2e.address}: address of the Ingress controller (127.0.0.1; for Minikube, the output
 *       of {@code minikube ip})
 *   <li>{@code e2e.checkout}: path of the folder {@code jkube/target/e2e/checkout} on the node (the
 *       same; for Minikube, a mounted folder)
 *   <li>{@code e2e.node}: command that runs a command on the node, such as {@code minikube ssh --}
 *       (none: this machine is the node)
 *   <li>{@code e2e.host}: the Ingress's host (todo.local)
 * </ul>
 */
@NullMarked
package todo.e2e;

import org.jspecify.annotations.NullMarked;
