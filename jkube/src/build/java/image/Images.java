package image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the root file systems of the images {@code todo-backend} and {@code todo-frontend}, which
 * JKube packs as they are: a Java runtime, the application, and an AOT cache of the classes that it
 * uses when it is used.
 *
 * <p>Arguments: the folder with api's jar, the folder with web's, the folder of the files that are
 * written by hand, the licence, the folder to write to. Made from the same jars by the same JDK on
 * the same operating system, every byte is the same.
 */
final class Images {

    /**
     * What jdeps finds in each service and its libraries, but for the rare ways (Kerberos,
     * JavaBeans) of a driver and a parser that would bring the desktop with them.
     */
    static final List<String> BACKEND =
            List.of(
                    "java.logging",
                    "java.naming",
                    "java.sql",
                    "jdk.httpserver",
                    "jdk.management",
                    "jdk.unsupported");

    static final List<String> FRONTEND =
            List.of(
                    "java.logging",
                    "java.net.http",
                    "jdk.httpserver",
                    "jdk.management",
                    "jdk.unsupported");

    /** Of whatever runs one of the services. */
    static final String OPTIONS = "app/jvm.options";

    private Images() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var files = Path.of(arguments[2]);
        var licence = Path.of(arguments[3]);
        var target = Path.of(arguments[4]).toAbsolutePath();
        var backend =
                new RootFileSystem(
                        target.resolve("backend"),
                        "todo-api.jar",
                        List.of(OPTIONS, "app/backend.options"),
                        BACKEND);
        var frontend =
                new RootFileSystem(
                        target.resolve("frontend"), "todo-web.jar", List.of(OPTIONS), FRONTEND);
        backend.fill(Path.of(arguments[0]), files, licence);
        frontend.fill(Path.of(arguments[1]), files, licence);

        var work = Files.createDirectories(target.resolve("training"));
        Training.run(backend, frontend, work);
        for (var root : List.of(backend, frontend)) {
            AotCache.write(
                    root, ClassList.read(root, work.resolve(root.name() + ".classes")), work);
            root.seal();
        }
    }
}
