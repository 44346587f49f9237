package image;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;

/**
 * Selects the classes of the AOT cache, and their resolved constants.
 *
 * <p>The JVM's recording varies from run to run: the order of classes, and which constants were
 * resolved, depend on races. The set of classes and of their lambdas does not. So this takes that
 * set, in alphabetical order, with every class, field and method that a constant refers to. The JVM
 * leaves out those that it cannot resolve early.
 */
final class ClassList {

    /**
     * Classes used only by the first start on a new schema, only by the training itself, or only if
     * the training takes so long that reminders are checked.
     */
    private static final List<String> SELDOM =
            List.of(
                    "org/flywaydb/",
                    "java/lang/classfile/",
                    "jdk/internal/classfile/",
                    "todo/api/notification/Reminder",
                    // only for a task with a description
                    "org/commonmark/",
                    "org/nibor/",
                    "todo/web/markdown/",
                    // only for a mistake in a search
                    "todo/web/task/QueryFault",
                    // only for some fractional numbers
                    "jdk/internal/math/FDBigInteger");

    /**
     * Concurrency classes, some of whose nested classes and lambdas are loaded only if a thread has
     * to wait. Each is included with all its nested classes and lambdas.
     */
    private static final List<String> BY_LUCK =
            List.of(
                    "java/util/concurrent/atomic/",
                    "java/util/concurrent/locks/",
                    "sun/net/httpserver/",
                    "sun/nio/ch/");

    /** Which end closes a connection first also varies. */
    private static final String CLOSED = "java/nio/channels/ClosedChannelException";

    private ClassList() {}

    /**
     * @param recorded by -XX:DumpLoadedClassList
     * @return lines for -XX:SharedClassListFile
     */
    static List<String> read(RootFileSystem root, Path recorded) throws IOException {
        var names = new TreeSet<String>();
        var resolved = new HashMap<String, Set<String>>();
        for (var line : Files.readAllLines(recorded)) {
            var words = List.of(line.split(" "));
            if (words.getFirst().equals("@cp")) {
                resolved.put(words.get(1), Set.copyOf(words.subList(2, words.size())));
            } else if (!line.startsWith("#")
                    && !line.startsWith("@")
                    && !words.contains("source:")) {
                names.add(words.getFirst());
            }
        }
        names.removeIf(name -> startsWithAny(name, SELDOM));
        names.add(CLOSED);
        var classes = classes(root, names);
        names.addAll(classes.keySet());
        var lines = new ArrayList<>(names);
        classes.forEach((name, bytes) ->
                lines.add(constants(name, bytes, resolved.getOrDefault(name, Set.of()))));
        return lines;
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static String constants(String name, byte[] bytes, Set<String> resolved) {
        var all = startsWithAny(name, BY_LUCK);
        return StreamSupport.stream(ClassFile.of().parse(bytes).constantPool().spliterator(), false)
                .filter(constant ->
                        switch (constant) {
                            case ClassEntry type -> true;
                            case MemberRefEntry member -> true;
                            case InvokeDynamicEntry lambda ->
                                    all || resolved.contains(Integer.toString(lambda.index()));
                            default -> false;
                        })
                .map(constant -> Integer.toString(constant.index()))
                .collect(Collectors.joining(" ", "@cp " + name + " ", ""));
    }

    /** Keeps the names of classes in the runtime or a jar; the JVM generates the others itself. */
    private static Map<String, byte[]> classes(RootFileSystem root, Set<String> names)
            throws IOException {
        var classes = new TreeMap<String, byte[]>();
        var jars = jars(root.path().resolve("app"));
        try (var runtime =
                FileSystems.newFileSystem(
                        URI.create("jrt:/"), Map.of("java.home", root.java().toString()))) {
            var modules = modules(runtime);
            for (var name : names) {
                var file = name + ".class";
                if (jars.containsKey(file)) {
                    classes.put(name, read(jars.get(file), file));
                }
                for (var module : modules) {
                    for (var path : withNested(module, name)) {
                        classes.put(
                                module.relativize(path).toString().replace(".class", ""),
                                Files.readAllBytes(path));
                    }
                }
            }
        }
        return classes;
    }

    /**
     * The class's file, if the module contains it, and the files of nested classes whose loading
     * varies.
     */
    private static List<Path> withNested(Path module, String name) throws IOException {
        var file = module.resolve(name + ".class");
        if (!Files.exists(file) || !startsWithAny(name, BY_LUCK)) {
            return Files.exists(file) ? List.of(file) : List.of();
        }
        var nested = name.split("\\$")[0] + "$";
        try (var files = Files.list(file.getParent())) {
            return files.filter(other ->
                            other.equals(file)
                                    || module.relativize(other).toString().startsWith(nested))
                    .toList();
        }
    }

    private static List<Path> modules(FileSystem jrt) throws IOException {
        try (var modules = Files.list(jrt.getPath("/modules"))) {
            return modules.toList();
        }
    }

    /** Each class in the jars, with its jar. */
    private static Map<String, Path> jars(Path app) throws IOException {
        var classes = new TreeMap<String, Path>();
        try (var files = Files.walk(app)) {
            for (var jar :
                    files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                try (var zip = open(jar)) {
                    zip.stream().forEach(entry -> classes.putIfAbsent(entry.getName(), jar));
                }
            }
        }
        return classes;
    }

    private static byte[] read(Path jar, String name) throws IOException {
        try (var zip = open(jar);
                var in = zip.getInputStream(zip.getJarEntry(name))) {
            return in.readAllBytes();
        }
    }

    /** Opens a jar as a multi-release jar for this Java version. */
    private static JarFile open(Path jar) throws IOException {
        return new JarFile(jar.toFile(), true, ZipFile.OPEN_READ, Runtime.version());
    }
}
