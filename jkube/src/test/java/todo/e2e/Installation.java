package todo.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import todo.local.FaultProxy;
import todo.local.LocalPostgres;

/**
 * A release on the cluster, its database on this machine behind a {@link FaultProxy}, and its pods'
 * logs. Closing it removes everything.
 */
final class Installation implements AutoCloseable {

    private static final String DATABASE = "bad_day";
    private static final List<String> SERVICES = List.of("backend", "frontend");

    private final String password = UUID.randomUUID().toString().replace("-", "");
    private final String secretKey = UUID.randomUUID().toString();
    private final HttpEndpoint endpoint = HttpEndpoint.configured();
    private final Cluster cluster = new Cluster("todo");
    private final LocalPostgres postgres;
    private final FaultProxy faultProxy;
    private final Release release;
    private final PodLogs logs;

    /**
     * Starts the database; installs nothing yet.
     *
     * @param directory the database's data directory
     */
    Installation(Path directory) throws IOException {
        postgres = LocalPostgres.startForOthers(directory, password);
        postgres.database(DATABASE);
        faultProxy = FaultProxy.openToNetwork(postgres.port(), FaultProxy.State.OPEN);
        var url =
                postgres.url(
                        System.getProperty("e2e.databaseHost", "host.minikube.internal"), DATABASE);
        release =
                new Release(
                        url.replaceFirst(
                                ":" + postgres.port() + "/", ":" + faultProxy.port() + "/"),
                        secretKey);
        remove();
        logs = new PodLogs(cluster, List.of(password, secretKey));
    }

    private void remove() {
        release.uninstall();
        cluster.deleteNamespace();
    }

    /**
     * @param values overrides of the chart's defaults, each {@code key=value}
     */
    void install(String... values) throws InterruptedException {
        for (var service : SERVICES) {
            new Image("todo-" + service + ":" + System.getProperty("e2e.version", "")).load();
        }
        release.install(values);
        awaitReady();
    }

    /**
     * @param values overrides of the chart's defaults, each {@code key=value}
     */
    void upgrade(String... values) throws InterruptedException {
        release.upgrade(values);
        awaitReady();
    }

    /** Waits until all pods are ready and the Ingress routes to them. */
    void awaitReady() throws InterruptedException {
        for (var service : SERVICES) {
            cluster.awaitReady(service);
        }
        endpoint.awaitRouted();
    }

    Account register() {
        var account = Account.register(endpoint);
        logs.secret(account.token());
        return account;
    }

    HttpEndpoint endpoint() {
        return endpoint;
    }

    Cluster cluster() {
        return cluster;
    }

    FaultProxy faultProxy() {
        return faultProxy;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    /**
     * @return the URL of its database, as seen from this machine
     */
    String databaseUrl() {
        return postgres.url(DATABASE);
    }

    PodLogs logs() {
        return logs;
    }

    @Override
    public void close() throws IOException {
        remove();
        logs.close();
        faultProxy.close();
        postgres.close();
        cluster.close();
    }
}
