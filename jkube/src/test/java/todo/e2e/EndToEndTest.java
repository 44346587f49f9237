package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import todo.local.LocalPostgres;

/**
 * The life cycle of an installation: install, use, failure, upgrade, rollback, uninstall; then an
 * installation without Helm.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SkipAfterFailure.class)
class EndToEndTest {

    private static final String VERSION = System.getProperty("e2e.version", "");
    private static final Image BACKEND = new Image("todo-backend:" + VERSION);
    private static final Image FRONTEND = new Image("todo-frontend:" + VERSION);

    private static final List<String> SERVICES = List.of("backend", "frontend");

    /** Within which a backend becomes ready on a fifth of a core. */
    private static final Duration START = Duration.ofSeconds(4);

    /** Requests a second while pods change: nearly all that a backend serves which just started. */
    private static final int RATE = 50;

    /** On a machine so slow that a start takes longer than {@link #START}. */
    private static final int SLOW_RATE = 20;

    private final HttpEndpoint endpoint = HttpEndpoint.configured();
    private final Figures figures = new Figures("life");
    private final Cluster cluster = new Cluster("todo");
    private final Browser browser = Browser.open(endpoint);
    private final String secretKey = UUID.randomUUID().toString();
    private final LocalPostgres postgres;
    private final Release release;
    private int rate;

    EndToEndTest(@TempDir Path directory) {
        postgres =
                LocalPostgres.startForOthers(
                        directory, UUID.randomUUID().toString().replace("-", ""));
        release = new Release(database("helm"), secretKey);
    }

    /**
     * @return the URL of a database on this machine, as seen from the pods
     */
    private String database(String name) {
        postgres.database(name);
        return postgres.url(System.getProperty("e2e.databaseHost", "host.minikube.internal"), name);
    }

    @BeforeAll
    @AfterAll
    void uninstall() {
        release.uninstall();
        cluster.deleteNamespace();
    }

    @AfterAll
    void end() {
        browser.close();
        postgres.close();
        cluster.close();
        figures.print();
    }

    @Test
    @Order(1)
    void the_images_are_small() {
        for (var image : List.of(BACKEND, FRONTEND)) {
            image.load();
        }
        figures.add("backend image, unpacked", BACKEND.unpackedMegabytes(), "MB", 90);
        figures.add("backend image, compressed", BACKEND.compressedMegabytes(), "MB", 42);
        figures.add("frontend image, unpacked", FRONTEND.unpackedMegabytes(), "MB", 80);
        figures.add("frontend image, compressed", FRONTEND.compressedMegabytes(), "MB", 38);
    }

    @Test
    @Order(2)
    void helm_installs_both_services_and_they_become_ready() throws InterruptedException {
        var backend = StartupTime.watch(cluster, "backend");
        var frontend = StartupTime.watch(cluster, "frontend");
        var begin = Instant.now();
        release.install();
        cluster.awaitReady("backend");
        cluster.awaitReady("frontend");
        var end = Instant.now();
        endpoint.awaitRouted();

        figures.add(
                "helm install to both pods ready",
                Duration.between(begin, end),
                Duration.ofSeconds(15));
        figures.add("frontend, container start to ready", frontend.join(), Duration.ofMillis(4500));
        figures.add("backend, container start to ready, with migrations", backend.join());
        release.test();
    }

    @Test
    @Order(3)
    void a_user_registers_adds_three_tasks_and_completes_one() {
        browser.register("ada@todo.example", "correct horse battery");
        browser.add("Buy milk");
        browser.add("Water the plants");
        browser.add("Call grandmother");
        browser.complete("Water the plants");
    }

    @Test
    @Order(4)
    void a_killed_backend_loses_no_data() throws InterruptedException {
        cluster.kill(cluster.pods("backend").getFirst());
        var start = StartupTime.watch(cluster, "backend");
        cluster.awaitReady("backend");
        endpoint.awaitRouted();
        var took = start.join();
        figures.add("backend, container start to ready", took, START);
        rate = took.compareTo(START) <= 0 ? RATE : SLOW_RATE;
        figures.add("from here on, requests a second", "" + rate);

        browser.reload();
        browser.seesOpen("Buy milk");
        browser.seesDone("Water the plants");
        browser.seesOpen("Call grandmother");
    }

    @Test
    @Order(5)
    void an_upgrade_to_two_replicas_with_a_changed_configuration_fails_no_request()
            throws InterruptedException {
        var load = ConstantRateLoad.start(Account.register(endpoint), rate);
        release.upgrade("backend.replicas=2", "backend.config.logLevel=WARNING");
        cluster.awaitReady("backend");
        var report = load.stop();

        assertThat(cluster.pods("backend")).hasSize(2);
        assertNoneFailed("upgrade", report);
    }

    private void assertNoneFailed(String what, ConstantRateLoad.Report report) {
        figures.add(what, report.toString());
        assertThat(report.failures()).isEmpty();
        assertThat(report.lost()).isZero();
    }

    @Test
    @Order(6)
    void draining_a_node_fails_no_request() throws InterruptedException {
        release.upgrade("backend.replicas=2", "frontend.replicas=2");
        for (var service : SERVICES) {
            cluster.awaitReady(service);
        }
        var load = ConstantRateLoad.start(Account.register(endpoint), rate);
        for (var service : SERVICES) {
            cluster.evict(service);
            cluster.awaitReady(service);
        }
        assertNoneFailed("drain", load.stop());
    }

    @Test
    @Order(7)
    void scaling_to_three_and_back_to_one_fails_no_request() throws InterruptedException {
        var load = ConstantRateLoad.start(Account.register(endpoint), rate);
        for (var replicas : List.of(3, 1)) {
            release.upgrade("backend.replicas=" + replicas, "frontend.replicas=" + replicas);
            for (var service : SERVICES) {
                cluster.awaitReady(service);
            }
        }
        assertNoneFailed("scale 2, 3, 1", load.stop());
    }

    @Test
    @Order(8)
    void a_rollback_fails_no_request() throws InterruptedException {
        var load = ConstantRateLoad.start(Account.register(endpoint), rate);
        release.rollback(2);
        cluster.awaitReady("backend");
        var report = load.stop();

        assertThat(cluster.pods("backend")).hasSize(2);
        assertNoneFailed("rollback", report);
        figures.add("backend, memory", cluster.memory("backend"));
        figures.add("frontend, memory", cluster.memory("frontend"));
    }

    @Test
    @Order(9)
    void uninstalling_leaves_the_namespace_empty() {
        release.uninstall();

        assertThat(cluster.contents()).isEmpty();
    }

    @Test
    @Order(10)
    void maven_installs_the_same_without_helm() throws Exception {
        Commands.run(
                "mvn",
                "-q",
                "-B",
                "k8s:resource",
                "k8s:apply",
                "-Dsecrets.databaseUrl=" + database("manifests"),
                "-Dsecrets.secretKey=" + secretKey);
        cluster.awaitReady("backend");
        cluster.awaitReady("frontend");
        endpoint.awaitRouted();
        var account = Account.register(endpoint);
        account.add("Buy milk");

        assertThat(account.total()).isOne();
        browser.register("grace@todo.example", "correct horse battery");
        browser.add("Buy milk");
    }
}
