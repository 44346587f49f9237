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
 * What the modules have that nothing here uses, a quarter of the runtime. java.sql names some types
 * of XML, but nobody reads or writes any; java.naming can ask LDAP, which nobody should.
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
     * @return lines for jlink's --exclude-resources: every file but one of each package, for a
     *     module has to have all the packages that it says it has
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

    /** The smallest class is the lightest; what is no class makes no package. */
    private static long weight(Path file) {
        try {
            return Files.size(file) + (file.toString().endsWith(".class") ? 0 : Integer.MAX_VALUE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
