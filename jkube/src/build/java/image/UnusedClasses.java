package image;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Packages of the modules that nothing here uses, a quarter of the runtime. java.sql refers to some
 * XML types, but nothing here reads or writes XML; java.naming supports LDAP, which nothing here
 * should use.
 */
final class UnusedClasses {

    private static final List<String> PACKAGES =
            List.of(
                    "java.base/sun/security/tools/keytool",
                    "java.naming/com/sun/jndi/ldap",
                    "java.naming/com/sun/jndi/toolkit",
                    "java.xml/com/sun/org/apache",
                    "java.xml/com/sun/xml",
                    "java.xml/jdk/xml/internal/jdkcatalog");

    private UnusedClasses() {}

    /**
     * @return lines for jlink's --exclude-resources: all files except one per package, because a
     *     module must contain every package that it declares
     */
    static List<String> patterns() throws IOException {
        var modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        var patterns = new ArrayList<String>();
        for (var name : PACKAGES) {
            try (var files = Files.walk(modules.resolve(name))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !RootFileSystem.isTranslation(file))
                        .collect(groupingBy(Path::getParent))
                        .values()
                        .forEach(all ->
                                all.stream()
                                        .sorted(Comparator.comparingLong(UnusedClasses::weight))
                                        .skip(1)
                                        .map(file -> "/" + modules.relativize(file))
                                        .forEach(patterns::add));
            }
        }
        return patterns;
    }

    /** The size of a class file. Other files sort last, because they do not make a package. */
    private static long weight(Path file) {
        try {
            return Files.size(file) + (file.toString().endsWith(".class") ? 0 : Integer.MAX_VALUE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
