package todo.http;

import java.util.Map;

/**
 * What the JDK's server is told, by system property, before its classes are loaded. A property that
 * the command line has set stays as it is. Its defaults have no time limits, answer 100 seconds of
 * kept connections with resets, and wait for Nagle.
 */
final class Limits {

    /** Times are in seconds, whatever the JDK's documentation says (JDK-8387598). */
    private static final Map<String, String> PROPERTIES =
            Map.of(
                    "sun.net.httpserver.maxReqTime", "30",
                    "sun.net.httpserver.maxRspTime", "3600",
                    "sun.net.httpserver.idleInterval", "90",
                    "sun.net.httpserver.maxIdleConnections", "2000",
                    "sun.net.httpserver.nodelay", "true",
                    "sun.net.httpserver.maxReqHeaders", "100",
                    "sun.net.httpserver.maxReqHeaderSize", "32768",
                    "sun.net.httpserver.drainAmount", "8388608",
                    "jdk.httpserver.maxConnections", "4000");

    private Limits() {}

    static void apply() {
        PROPERTIES.forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
    }
}
