package image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * Builds the root file system of {@code todo-dev}, which runs either service from the classes of a
 * mounted checkout. It contains the modules of both services, the debug agent and the program that
 * reloads classes.
 *
 * <p>Arguments: the folder with local's jar, the folder with static files, the licence, the output
 * folder.
 */
final class DevImage {

    private DevImage() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var modules = new TreeSet<>(Images.BACKEND);
        modules.addAll(Images.FRONTEND);
        modules.add("jdk.jdwp.agent");
        new RootFileSystem(
                        Path.of(arguments[3]).toAbsolutePath().resolve("dev"),
                        "todo-local.jar",
                        List.of(Images.OPTIONS),
                        List.copyOf(modules))
                .fillRuntime(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }
}
