import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Run by the build: {@code Assets.java TARGET SOURCES FOLDER…}. Copies the files of the folders to
 * TARGET under names that change with their contents, beside each the same compressed with Brotli,
 * and writes to SOURCES the class that names them: a template that misspells an asset does not
 * compile. What a script or a style sheet imports becomes a part of it: a browser loads one file of
 * each.
 */
class Assets {

    /** {@code import { byId } from './page.js'}, {@code import './page.js'} or the same in CSS. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^@?import (?:(\\{.*}) from )?'\\./([a-z-]+\\.(?:js|css))';?$");

    /** {@code export const byId = …} or {@code export async function send(…}. */
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export ((?:async )?(?:const|function) (\\w+))");

    /** Indentation, and comments on lines of their own: a third of what a browser would load. */
    private static final Pattern FOR_READERS =
            Pattern.compile("(?m)^[ \\t]*(?://.*|/\\*.*\\*/)?\\R|^[ \\t]+");

    private final Path target;
    private final Map<String, Path> sources = new TreeMap<>();

    /** The hashed names by the names of the files. */
    private final TreeMap<String, String> names = new TreeMap<>();

    private Assets(Path target) {
        this.target = target;
    }

    public static void main(String[] arguments) throws Exception {
        var assets = new Assets(emptied(Path.of(arguments[0])));
        for (var i = 2; i < arguments.length; i++) {
            try (var files = Files.walk(Path.of(arguments[i]))) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> assets.sources.put(file.getFileName().toString(), file));
            }
        }
        assets.publishAll();
        write(Path.of(arguments[1]), assets.names);
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

    private void publishAll() throws Exception {
        var parts = new HashSet<String>();
        for (var name : sources.keySet()) {
            if (isText(name)) {
                IMPORT.matcher(read(name)).results().forEach(match -> parts.add(match.group(2)));
            }
        }
        for (var name : sources.keySet()) {
            if (!parts.contains(name)) {
                names.put(name, publish(name, content(name)));
            }
        }
    }

    private static boolean isText(String name) {
        return name.endsWith(".js") || name.endsWith(".css");
    }

    private String read(String name) throws IOException {
        var file = sources.get(name);
        if (file == null) {
            throw new IllegalStateException("There is no " + name + " to import.");
        }
        return FOR_READERS.matcher(Files.readString(file)).replaceAll("");
    }

    private byte[] content(String name) throws IOException {
        if (!isText(name)) {
            return Files.readAllBytes(sources.get(name));
        }
        var parts = new LinkedHashMap<String, String>();
        var whole = part(name, parts);
        return (String.join("", parts.values()) + whole).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param parts gets what the file imports, in the order in which it has to run
     * @return the file without its imports and exports
     */
    private String part(String name, Map<String, String> parts) throws IOException {
        var text = read(name);
        for (var imported : IMPORT.matcher(text).results().map(match -> match.group(2)).toList()) {
            if (!parts.containsKey(imported)) {
                var part = part(imported, parts);
                parts.put(imported, imported.endsWith(".js") ? module(imported, part) : part);
            }
        }
        return IMPORT.matcher(text)
                .replaceAll(match ->
                        match.group(1) == null
                                ? ""
                                : "const " + match.group(1) + " = " + variable(match.group(2)));
    }

    /** A module is a function of its own, which returns what it exports. */
    private static String module(String name, String text) {
        var exported = EXPORT.matcher(text).results().map(match -> match.group(2)).toList();
        return "const %s = (() => {\n%sreturn { %s }\n})()\n"
                .formatted(
                        variable(name),
                        EXPORT.matcher(text).replaceAll("$1"),
                        String.join(", ", exported));
    }

    private static String variable(String name) {
        return name.replaceAll("\\W", "_");
    }

    private String publish(String name, byte[] bytes) throws Exception {
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 5);
        var dot = name.lastIndexOf('.');
        var hashed = name.substring(0, dot) + "." + digest + name.substring(dot);
        Files.write(target.resolve(hashed), bytes);
        if (!name.endsWith(".png")) {
            Files.write(target.resolve(hashed + ".br"), brotli(bytes));
        }
        return hashed;
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
                "\n    public static final java.util.List<String> ALL = java.util.List.of(%s);\n"
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
