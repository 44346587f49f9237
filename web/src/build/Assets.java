import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Run by the build: {@code Assets.java TARGET SOURCES FOLDER…}. Copies every file of the folders to
 * TARGET under a name that changes with its content, beside it the same compressed, and writes to
 * SOURCES the class that names them: a template that misspells an asset does not compile.
 */
class Assets {

    public static void main(String[] arguments) throws Exception {
        var target = emptied(Path.of(arguments[0]));
        var names = new TreeMap<String, String>();
        for (var i = 2; i < arguments.length; i++) {
            try (var files = Files.walk(Path.of(arguments[i]))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    names.put(file.getFileName().toString(), publish(file, target));
                }
            }
        }
        write(Path.of(arguments[1]), names);
    }

    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var stale = Files.list(folder)) {
            for (var file : stale.filter(file -> !file.toString().endsWith(".class")).toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    private static String publish(Path file, Path target) throws Exception {
        var bytes = Files.readAllBytes(file);
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 5);
        var name = file.getFileName().toString();
        var dot = name.lastIndexOf('.');
        var hashed = name.substring(0, dot) + "." + digest + name.substring(dot);
        Files.write(target.resolve(hashed), bytes);
        Files.write(target.resolve(hashed + ".gz"), gzip(bytes));
        Files.write(target.resolve(hashed + ".br"), brotli(bytes));
        return hashed;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip =
                new GZIPOutputStream(out) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] brotli(byte[] bytes) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(bytes, new Encoder.Parameters().setQuality(11));
    }

    private static void write(Path sources, TreeMap<String, String> names) throws IOException {
        var code = new StringBuilder("package todo.web.asset;\n\n");
        code.append(
                "/** The addresses of the static files, made by the build. */\npublic final class Assets {\n\n");
        names.forEach((name, hashed) ->
                code.append(
                        "    public static final String %s = \"/assets/%s\";\n"
                                .formatted(
                                        name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"),
                                        hashed)));
        code.append(
                "\n    static final java.util.List<String> ALL = java.util.List.of(%s);\n"
                        .formatted(
                                String.join(
                                        ", ",
                                        names.values().stream()
                                                .map(hashed -> '"' + hashed + '"')
                                                .toList())));
        code.append("\n    private Assets() {}\n}\n");
        var folder = Files.createDirectories(sources.resolve("todo/web/asset"));
        Files.writeString(folder.resolve("Assets.java"), code, StandardCharsets.UTF_8);
    }
}
