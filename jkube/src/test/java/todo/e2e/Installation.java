package todo.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import todo.local.FaultProxy;
import todo.local.LocalPostgres;

/**
 * A release on the cluster with a database of this machine behind a {@link FaultProxy}, and
 * everything that its pods log. Gone with all of it when closed.
 */
final class Installation implements AutoCloseable {

    private static final String DATABASE = "bad_day";
    private static final List<String> SERVICES = List.of("backend", "frontend");

    private final String password = UUID.randomUUID().toString().replace("-", "");
    private final String secretKey = UUID.randomUUID().toString();
    private final Site site = Site.configured();
    private final Cluster cluster = new Cluster("todo");
    private final LocalPostgres postgres;
    private final FaultProxy gate;
    private final Release release;
    private final LogBook logs;

    /**
     * Nothing is installed yet.
     *
     * @param directory where the database keeps its files
     */
    Installation(Path directory) throws IOException {
        postgres = LocalPostgres.startForOthers(directory, password);
        postgres.database(DATABASE);
        gate = FaultProxy.openToNetwork(postgres.port(), FaultProxy.State.OPEN);
        var url =
                postgres.url(
                        System.getProperty("e2e.databaseHost", "host.minikube.internal"), DATABASE);
        release =
                new Release(
                        url.replaceFirst(":" + postgres.port() + "/", ":" + gate.port() + "/"),
                        secretKey);
        remove();
        logs = new LogBook(cluster, List.of(password, secretKey));
    }

    private void remove() {
        release.uninstall();
        cluster.deleteNamespace();
    }

    /**
     * @param values each {@code key=value}, over the chart's defaults
     */
    void install(String... values) throws InterruptedException {
        for (var service : SERVICES) {
            new Image("todo-" + service + ":" + System.getProperty("e2e.version", "")).load();
        }
        release.install(values);
        awaitReady();
    }

    /** Until all pods are, and the Ingress knows it. */
    void awaitReady() throws InterruptedException {
        for (var service : SERVICES) {
            cluster.awaitReady(service);
        }
        site.awaitRouted();
    }

    Account register() {
        var account = Account.register(site);
        logs.secret(account.token());
        return account;
    }

    Site site() {
        return site;
    }

    Cluster cluster() {
        return cluster;
    }

    FaultProxy gate() {
        return gate;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    /**
     * @return the address of its database, for who is on this machine
     */
    String databaseUrl() {
        return postgres.url(DATABASE);
    }

    LogBook logs() {
        return logs;
    }

    @Override
    public void close() throws IOException {
        remove();
        logs.close();
        gate.close();
        postgres.close();
        cluster.close();
    }
}
