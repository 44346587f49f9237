package image;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * The files of one service's image: the runtime in {@code /java}, the jars in {@code /app}, the C
 * library where the dynamic linker expects it, and the few files of {@code /etc} that it reads.
 *
 * @param path the folder that becomes {@code /}
 * @param jar the name of the service's jar
 * @param options the JVM's option files, in order, relative to the root
 * @param modules the JDK modules, without those that they require
 */
record RootFileSystem(Path path, String jar, List<String> options, List<String> modules) {

    /**
     * The modification time that jib gives every file. The JVM rejects the AOT cache if a jar's
     * time differs.
     */
    private static final FileTime IN_IMAGE = FileTime.fromMillis(1000);

    /** Translations of the JDK's messages. */
    private static final String TRANSLATIONS =
            ".*_(de|es|fr|it|ja|ko|pt_BR|sv|zh_CN|zh_TW)\\.(class|properties)";

    /** Files of jlink's output that nothing here uses. */
    private static final List<String> UNUSED =
            List.of(
                    "bin/jwebserver",
                    "bin/keytool",
                    "lib/jexec",
                    "lib/jspawnhelper",
                    // sorts large arrays of numbers faster; HotSpot does without it
                    "lib/libsimdsort.so",
                    // for native code that handles signals, and for the foreign function API
                    "lib/libjsig.so",
                    "lib/libsyslookup.so");

    private static final Pattern LIBRARY = Pattern.compile("(?:=> )?(/\\S+) \\(0x");

    static boolean isTranslation(Path file) {
        return file.toString().matches(TRANSLATIONS);
    }

    String name() {
        return path.getFileName().toString();
    }

    Path java() {
        return path.resolve("java");
    }

    /** Relative to the root, so that the cache does not contain the build's path. */
    List<String> command(String... more) {
        var command = new ArrayList<>(List.of(java().resolve("bin/java").toString()));
        options.forEach(file -> command.add("@" + file));
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", "app/" + jar));
        return command;
    }

    /**
     * @param target the folder with the jar, its libraries in lib/, and the bill of materials
     * @param files the folder with the options and etc/, which are copied unchanged
     * @param licence of the product
     */
    void fill(Path target, Path files, Path licence) throws IOException, InterruptedException {
        fillRuntime(target, files, licence);
        copy(target.resolve("lib"), path.resolve("app/lib"));
        Files.write(path.resolve("app/sbom.cdx.json"), Sbom.of(target, path));
        date(IN_IMAGE);
    }

    /** The same without the libraries. */
    void fillRuntime(Path target, Path files, Path licence)
            throws IOException, InterruptedException {
        remove(path);
        Files.createDirectories(path);
        link();
        copy(files.resolve("etc"), path.resolve("etc"));
        Files.createDirectories(path.resolve("app"));
        for (var file : options) {
            Files.copy(files.resolve(file), path.resolve(file), COPY_ATTRIBUTES);
        }
        Files.copy(licence, path.resolve("app/LICENSE"));
        Files.copy(target.resolve(jar), path.resolve("app").resolve(jar));
        var binaries = new ArrayList<>(List.of(java().resolve("bin/java")));
        try (var all = Files.walk(java())) {
            all.filter(file -> file.toString().endsWith(".so")).sorted().forEach(binaries::add);
        }
        for (var library : libraries(binaries)) {
            var place = path.resolve(library.toString().substring(1));
            Files.createDirectories(place.getParent());
            Files.copy(library.toRealPath(), place);
        }
        for (var binary : binaries) {
            Elf.strip(binary);
        }
    }

    private void link() throws IOException {
        var unused = Files.write(Files.createTempFile("unused", ".txt"), UnusedClasses.patterns());
        var status =
                ToolProvider.findFirst("jlink")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--add-modules=" + String.join(",", modules),
                                "--output=" + java(),
                                "--compress=zip-6",
                                "--strip-java-debug-attributes",
                                "--exclude-resources=regex:" + TRANSLATIONS + ",@" + unused,
                                // It would regenerate some classes, sometimes in a different
                                // order; the JDK's pre-generated ones are fine.
                                "--disable-plugin=generate-jli-classes",
                                "--no-header-files",
                                "--no-man-pages");
        Files.delete(unused);
        if (status != 0) {
            throw new IllegalStateException("jlink failed with status " + status);
        }
        for (var file : UNUSED) {
            Files.deleteIfExists(java().resolve(file)); // some are for one architecture only
        }
    }

    /**
     * The libraries that the dynamic linker would load, by the paths where it looks for them, and
     * the C library's plug-ins for name resolution.
     */
    private TreeSet<Path> libraries(List<Path> binaries) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ldd"));
        binaries.forEach(binary -> command.add(binary.toString()));
        var ldd =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var libraries = new TreeSet<Path>();
        for (var line : ldd.inputReader().lines().toList()) {
            var library = LIBRARY.matcher(line);
            if (library.find() && !library.group(1).startsWith(path.toString())) {
                libraries.add(Path.of(library.group(1)));
            }
        }
        if (ldd.waitFor() != 0 || libraries.isEmpty()) {
            throw new IllegalStateException("ldd does not list the runtime's libraries");
        }
        for (var name : List.of("libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2")) {
            libraries.stream()
                    .filter(library -> library.endsWith("libc.so.6"))
                    .map(libc -> libc.resolveSibling(name))
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(libraries::add);
        }
        return libraries;
    }

    /**
     * Removes files that only the build needed, and checks that nothing is missing: JKube packs an
     * incomplete folder without an error.
     */
    void seal() throws IOException {
        Files.delete(java().resolve("lib/jrt-fs.jar"));
        Files.delete(java().resolve("lib/classlist"));
        var needed = new ArrayList<>(options);
        needed.addAll(
                List.of(
                        "java/bin/java",
                        "java/lib/modules",
                        "app/" + jar,
                        "app/LICENSE",
                        "app/aot.cache",
                        "app/sbom.cdx.json",
                        "etc/passwd"));
        for (var file : needed) {
            if (!Files.isRegularFile(path.resolve(file))) {
                throw new IllegalStateException(path.resolve(file) + " is missing");
            }
        }
        // jib recognises a file that it has packed before by path and time.
        date(FileTime.from(Instant.now()));
    }

    private void date(FileTime time) throws IOException {
        try (var all = Files.walk(path)) {
            for (var file : all.toList()) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var file : all.toList()) {
                var place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place, COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
