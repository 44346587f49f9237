package image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds the root file systems of the images {@code todo-backend} and {@code todo-frontend}, which
 * JKube packs unchanged: a Java runtime, the application, and an AOT cache of the classes that it
 * uses.
 *
 * <p>Arguments: the folder with api's jar, the folder with web's jar, the folder with static files,
 * the licence, the output folder. The same jars, JDK and operating system give the same output,
 * byte for byte.
 */
final class Images {

    /**
     * The modules that jdeps finds in the services and their libraries, without those for rare
     * features of a driver and a parser (Kerberos, JavaBeans), which would require the desktop
     * module.
     */
    static final List<String> BACKEND =
            List.of(
                    "java.logging",
                    "java.naming",
                    "java.net.http",
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

    /** The modules that either service needs. */
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
