package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Runs scripts/doctor with a fake kubectl, whose answers a test can change. By default they
 * describe a healthy release.
 */
final class DoctorScript {

    private static final String HEALTHY_PODS =
            """
            backend-1|backend|Running|true|0|||todo-backend:1|
            frontend-1|frontend|Running|true|0|||todo-frontend:1|\
            """;

    private final SequencedMap<String, String> answers = new LinkedHashMap<>();
    private final Path programs;

    /**
     * @param directory an empty directory for the programs on the script's PATH
     */
    DoctorScript(Path directory) throws IOException {
        programs = directory;
        for (var name : List.of("base64", "date", "grep", "sed", "tail")) {
            program(name, "PATH=/usr/bin:/bin\nexec " + name + " \"$@\"");
        }
        hosts("127.0.0.1 todo.local");
        answers.put("/readyz", "ok");
        answers.put("get deployment/backend deployment/frontend", "deployment.apps/backend");
        answers.put("get deployment/backend -o jsonpath={.spec.replicas}", "1");
        answers.put("get deployment/backend -o jsonpath={.status.readyReplicas}", "1");
        answers.put("containers[0].env[", "");
        answers.put("get deployment/backend -o", "backend-secret");
        answers.put("app.kubernetes.io/name=backend", "backend-1");
        answers.put("get pods", HEALTHY_PODS);
        answers.put("get secret/backend-secret -o name", "secret/backend-secret");
        answers.put(".data.SECRET_KEY", encoded("0123456789abcdef0123456789abcdef"));
        answers.put(".data.DATABASE_URL", encoded("postgresql://todo:secret@db.example:5432/todo"));
        answers.put(".data.NEXT_PUBLIC_API_URL", "http://backend:8000");
        answers.put("get service/backend", "8000");
        answers.put(".spec.rules[0].host", "todo.local");
        answers.put(".spec.ingressClassName", "nginx");
        answers.put("get ingressclass/nginx", "ingressclass/nginx");
        answers.put("ingress[0].ip", "192.168.49.2");
        answers.put(
                "/proxy/health",
                "{\"status\":\"healthy\",\"timestamp\":\"" + Instant.now() + "\"}");
    }

    /** kubectl's output by a part of its arguments; the first match counts. */
    SequencedMap<String, String> answers() {
        return answers;
    }

    /**
     * @param line the only line of `get pods`
     */
    void pod(String line) {
        answers.put("get pods", line);
    }

    /**
     * @param line the host's entry on this machine; empty if there is none
     */
    void hosts(String line) throws IOException {
        program("getent", "echo '" + line + "' | grep .");
    }

    /** Lets the script send requests. */
    void curl() throws IOException {
        program("curl", "PATH=/usr/bin:/bin\nexec curl --noproxy '*' \"$@\"");
    }

    /**
     * @param now the time of this machine's clock
     */
    void clock(Instant now) throws IOException {
        program(
                "date",
                "PATH=/usr/bin:/bin\ncase \"$*\" in '-u +%s') echo "
                        + now.getEpochSecond()
                        + ";; *) exec date \"$@\";; esac");
    }

    /** Base64, as in a Secret. */
    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param status the expected exit status
     * @return the script's output
     */
    String run(int status, String... arguments) throws IOException, InterruptedException {
        var cases =
                answers.entrySet().stream()
                        .map(answer ->
                                "*'%s'*) echo '%s' ;;"
                                        .formatted(answer.getKey(), answer.getValue()))
                        .collect(Collectors.joining("\n"));
        program("kubectl", "case \"$*\" in\n" + cases + "\n*) exit 1 ;;\nesac");
        var builder = new ProcessBuilder("../scripts/doctor").redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }

    private void program(String name, String body) throws IOException {
        var file = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
