package todo.e2e;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import todo.local.LocalPostgres;

/**
 * The release that {@code scripts/minikube --dev} installs: classes compiled on this machine go
 * live in the pods. Needs the image of the Maven profile {@code dev}, and a cluster whose node
 * mounts this machine's files (at the path {@code e2e.checkout}).
 */
@TestInstance(Lifecycle.PER_CLASS)
class HotReloadTest {

    private static final String NAMESPACE = "todo-dev";
    private static final Duration LIVE = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Not in a folder that only its owner can read, because the pods run as another user. */
    private static final Path CHECKOUT = Path.of("target/e2e/checkout").toAbsolutePath();

    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final LocalPostgres postgres;

    HotReloadTest(@TempDir Path directory) {
        postgres =
                LocalPostgres.startForOthers(
                        directory, UUID.randomUUID().toString().replace("-", ""));
    }

    @BeforeAll
    void installs_the_development_release() throws Exception {
        new Image("todo-dev:" + System.getProperty("e2e.version", "")).load();
        uninstall();
        for (var built :
                List.of(
                        "api/http/target/classes",
                        "api/target/classes",
                        "api/target/lib",
                        "web/target/classes",
                        "web/target/lib")) {
            copy(Commands.ROOT.resolve(built), CHECKOUT.resolve(built));
        }
        postgres.database("dev");
        var seen = System.getProperty("e2e.checkout", CHECKOUT.toString());
        Commands.run(
                "helm",
                "install",
                NAMESPACE,
                Release.chart().toString(),
                "--values",
                "src-k8s/values-dev.yaml",
                "--set",
                "namespace=" + NAMESPACE + ",ingress.enabled=false",
                "--set",
                "backend.extraVolumes[0].hostPath.path=" + seen,
                "--set",
                "frontend.extraVolumes[0].hostPath.path=" + seen,
                "--set-string",
                "secrets.secretKey=" + UUID.randomUUID(),
                "--set-string",
                "secrets.databaseUrl="
                        + postgres.url(
                                System.getProperty("e2e.databaseHost", "host.minikube.internal"),
                                "dev"));
        awaitAnswer("backend", 8000, "/ready", "\"ready\"", TIMEOUT);
        awaitAnswer("frontend", 3000, "/sign-in", "Sign in", TIMEOUT);
    }

    @AfterAll
    void end() throws InterruptedException {
        uninstall();
        client.close();
        postgres.close();
    }

    @Test
    void a_changed_class_of_the_backend_is_live_within_five_seconds() throws Exception {
        var source = "api/src/main/java/todo/api/health/HealthRoutes.java";
        var changed = changed(source, "\"healthy\"", "\"changed\"");
        compile("api", Stream.of(changed));

        awaitAnswer("backend", 8000, "/health", "\"changed\"", LIVE);
    }

    @Test
    void a_changed_template_is_live_within_five_seconds() throws Exception {
        var templates = CHECKOUT.resolve("web/src/main/jte");
        copy(Commands.ROOT.resolve("web/src/main/jte"), templates);
        changed(
                "web/src/main/jte/account/signIn.jte",
                "<h1>${texts.signIn()}</h1>",
                "<h1>Come in</h1>");
        var generated = CHECKOUT.resolve("web/target/generated-sources/jte");
        var engine =
                TemplateEngine.create(
                        new DirectoryCodeResolver(templates),
                        generated,
                        ContentType.Html,
                        null,
                        "todo.web.views");
        engine.generateAll();
        try (var files = Files.walk(generated)) {
            compile("web", files.filter(file -> file.toString().endsWith(".java")));
        }

        awaitAnswer("frontend", 3000, "/sign-in", "<h1>Come in</h1>", LIVE);
    }

    @Test
    void a_debugger_can_connect() {
        for (var service : List.of("backend", "frontend")) {
            assertThat(
                            client.apps()
                                    .deployments()
                                    .inNamespace(NAMESPACE)
                                    .withName(service)
                                    .getLog())
                    .contains("Listening for transport dt_socket at address: 500");
        }
    }

    /**
     * @return the file in the copy of the checkout, with a text replaced
     */
    private static Path changed(String file, String text, String other) throws IOException {
        var source = Files.readString(Commands.ROOT.resolve(file));
        assertThat(source).contains(text);
        var copy = CHECKOUT.resolve(file);
        Files.createDirectories(copy.getParent());
        return Files.writeString(copy, source.replace(text, other));
    }

    /** Compiles like Maven, without its checks. */
    private static void compile(String service, Stream<Path> sources) throws IOException {
        var classes = CHECKOUT.resolve(service, "target/classes");
        var path = new ArrayList<>(List.of(classes.toString()));
        try (var libraries = Files.list(CHECKOUT.resolve(service, "target/lib"))) {
            libraries.map(Path::toString).forEach(path::add);
        }
        var arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters"));
        arguments.addAll(List.of("-cp", String.join(":", path), "-d", classes.toString()));
        sources.map(Path::toString).forEach(arguments::add);
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private void awaitAnswer(String service, int port, String path, String text, Duration most)
            throws InterruptedException {
        var url =
                "/api/v1/namespaces/%s/services/%s:%d/proxy%s"
                        .formatted(NAMESPACE, service, port, path);
        var begin = Instant.now();
        var said = "";
        while (!said.contains(text)) {
            assertThat(Duration.between(begin, Instant.now()))
                    .as("%s of %s still returns: %s", path, service, said)
                    .isLessThan(most);
            Thread.sleep(PAUSE);
            said = ask(url);
        }
        System.out.printf(
                "%s of %s returned %s after %d ms%n",
                path, service, text, Duration.between(begin, Instant.now()).toMillis());
    }

    private String ask(String url) {
        try {
            return String.valueOf(client.raw(url));
        } catch (KubernetesClientException notNow) {
            return String.valueOf(notNow.getMessage());
        }
    }

    private void uninstall() throws InterruptedException {
        Commands.run("helm", "uninstall", NAMESPACE, "--ignore-not-found", "--wait");
        client.namespaces().withName(NAMESPACE).delete();
        client.namespaces().withName(NAMESPACE).waitUntilCondition(Objects::isNull, 2, MINUTES);
        Commands.run("rm", "-rf", CHECKOUT.toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Commands.run("cp", "-r", from.toString(), to.toString());
    }
}
