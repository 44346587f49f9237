package todo.http;

import java.util.Map;

/**
 * Sets the system properties of the JDK's server before its classes are loaded. The JDK reads them
 * once; a property from the command line takes precedence.
 *
 * <table>
 * <caption>Each property, the JDK's default, the value here, and the reason</caption>
 * <tr><th>property</th><th>default</th><th>here</th><th>why</th></tr>
 * <tr><td>sun.net.httpserver.maxReqTime</td><td>none</td><td>30 s</td>
 *     <td>From a request's first byte to its last: without it, a client that never ends its request
 *     holds its connection for ever. Seconds, where the JDK's documentation says milliseconds
 *     (JDK-8387598).</td></tr>
 * <tr><td>sun.net.httpserver.maxRspTime</td><td>none</td><td>300 s</td>
 *     <td>From there to the last byte of the answer: the same for a client that does not read. It
 *     limits every handler and every stream.</td></tr>
 * <tr><td>jdk.httpserver.maxConnections</td><td>none</td><td>2500</td>
 *     <td>At most one for each 56 KiB of heap: an open connection costs 33 KiB. Further
 *     connections are closed without an answer. The two timeouts above end the connections of
 *     silent clients.</td></tr>
 * <tr><td>sun.net.httpserver.idleInterval</td><td>30 s</td><td>90 s</td>
 *     <td>Longer than a proxy keeps a connection (nginx: 60 s), so that the proxy closes it and never
 *     sends a request on a connection that is being closed.</td></tr>
 * <tr><td>sun.net.httpserver.maxIdleConnections</td><td>200</td><td>2500</td>
 *     <td>Beyond it, a connection that was kept alive is closed, and the next request on it
 *     fails.</td></tr>
 * <tr><td>sun.net.httpserver.nodelay</td><td>false</td><td>true</td>
 *     <td>Otherwise an answer in two writes waits 40 ms for an acknowledgement.</td></tr>
 * <tr><td>sun.net.httpserver.maxReqHeaders</td><td>200</td><td>100</td>
 *     <td>Names; beyond, the connection is closed without an answer.</td></tr>
 * <tr><td>sun.net.httpserver.maxReqHeaderSize</td><td>380 KiB</td><td>32 KiB</td>
 *     <td>Each of the request line and the header section, with 32 bytes for each line; beyond,
 *     the connection is closed without an answer.</td></tr>
 * <tr><td>sun.net.httpserver.drainAmount</td><td>64 KiB</td><td>8 MiB</td>
 *     <td>How much of an unread body is discarded before the connection is closed: otherwise a
 *     client that still sends sees a reset instead of its 413.</td></tr>
 * </table>
 */
final class Limits {

    static final Map<String, String> PROPERTIES =
            Map.of(
                    "sun.net.httpserver.maxReqTime", "30",
                    "sun.net.httpserver.maxRspTime", "300",
                    "jdk.httpserver.maxConnections", connections(Runtime.getRuntime().maxMemory()),
                    "sun.net.httpserver.idleInterval", "90",
                    "sun.net.httpserver.maxIdleConnections", "2500",
                    "sun.net.httpserver.nodelay", "true",
                    "sun.net.httpserver.maxReqHeaders", "100",
                    "sun.net.httpserver.maxReqHeaderSize", "32768",
                    "sun.net.httpserver.drainAmount", "8388608");

    private Limits() {}

    /**
     * @param heap in bytes
     */
    static String connections(long heap) {
        return Long.toString(Math.min(2500, heap / (56 << 10)));
    }

    static void apply(Map<String, String> properties) {
        properties.forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
    }
}
