import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Run by the build: {@code Docs.java TARGET PAGE FOLDER…}. Writes to TARGET the files of the
 * folders that the page links, compressed and under names that change with their content, and the
 * page with those names in it.
 */
class Docs {

    public static void main(String[] arguments) throws Exception {
        var target = emptied(Path.of(arguments[0]));
        var page = Files.readString(Path.of(arguments[1]));
        for (var i = 2; i < arguments.length; i++) {
            try (var files = Files.walk(Path.of(arguments[i]))) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    page = publish(file, target, page);
                }
            }
        }
        Files.writeString(target.resolve("index.html"), page);
    }

    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var stale = Files.list(folder)) {
            for (var file : stale.toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    /**
     * @return the page, with the new name in the place of the old one
     */
    private static String publish(Path file, Path target, String page) throws Exception {
        var name = file.getFileName().toString();
        var bytes = Files.readAllBytes(file);
        var link = "\"docs/" + name + '"';
        if (!page.contains(link)) {
            // A licence, which goes where the file goes that it is about.
            Files.write(target.resolve(name), bytes);
            return page;
        }
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 5);
        var dot = name.lastIndexOf('.');
        var hashed = name.substring(0, dot) + "." + digest + name.substring(dot);
        Files.write(target.resolve(hashed + ".gz"), gzip(bytes));
        return page.replace(link, "\"docs/" + hashed + '"');
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
}
