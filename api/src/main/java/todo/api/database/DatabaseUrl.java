package todo.api.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of the database, parsed from a libpq URI ({@code
 * postgresql://user:password@host:port,host:port/name?target_session_attrs=read-write}) or a JDBC
 * URL. {@link #toString()} omits the user and the password.
 *
 * @param jdbc with all hosts; without user and password
 * @see <a
 *     href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq's
 *     URIs</a>
 */
public record DatabaseUrl(String jdbc, String user, String password) {

    private static final Pattern URI =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?(?:\\+[a-z0-9]+)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^/?@]*)/([^?/]*)(?:\\?(.*))?");

    private static final String PREFIX = "jdbc:postgresql://";

    /** A host or an IPv6 address in brackets, with an optional port. */
    private static final Pattern HOST =
            Pattern.compile("([^:\\[\\]/\\s]+|\\[[0-9A-Fa-f:.%]+\\])(:[0-9]{1,5})?");

    /** Settings that libpq and the driver name differently. */
    private static final Map<String, String> DRIVER_NAMES =
            Map.of(
                    "channel_binding", "channelBinding",
                    "application_name", "ApplicationName",
                    "connect_timeout", "connectTimeout");

    /** The service writes, so that it cannot use a standby. */
    private static final Map<String, String> SERVER_TYPES =
            Map.of("read-write", "primary", "primary", "primary", "any", "any");

    private static final Set<String> PRIMARY =
            Set.of("targetServerType=primary", "targetServerType=master");

    /**
     * {@code sslrootcert=system}: trusts Java's certificate authorities and checks the host name.
     */
    private static final Map<String, String> SYSTEM_TRUST =
            Map.of("sslmode", "verify-full", "sslfactory", ChaCha20Tls.SystemTrust.class.getName());

    /** Defaults that the URL can override. Timeouts in seconds: no call may hang. */
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "connectTimeout", "2",
                    "loginTimeout", "3",
                    "socketTimeout", "4",
                    "tcpKeepAlive", "true",
                    "sslfactory", ChaCha20Tls.CertificateFiles.class.getName(),
                    "ApplicationName", "todo-api");

    /**
     * Of several hosts, the primary is used unless the URL says otherwise.
     *
     * @throws IllegalArgumentException if it is malformed; the message does not contain the value
     */
    public static DatabaseUrl parse(String text) {
        var uri = URI.matcher(text);
        if (!uri.matches()) {
            throw malformed();
        }
        var settings = new LinkedHashMap<>(DEFAULTS);
        var user = decode(uri.group(1));
        var password = decode(uri.group(2));
        var name = uri.group(4);
        var hosts = List.of(decode(uri.group(3)).split(",", -1));
        var ports = List.<String>of();
        for (var pair : (uri.group(5) == null ? "" : uri.group(5)).split("&", -1)) {
            var equals = pair.indexOf('=');
            var key = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            switch (key) {
                case "" -> {}
                case "user" -> user = decode(value);
                case "password" -> password = decode(value);
                case "dbname" -> name = value;
                case "host" -> hosts = List.of(decode(value).split(",", -1));
                case "port" -> ports = List.of(decode(value).split(",", -1));
                case "target_session_attrs" -> settings.put("targetServerType", serverType(value));
                default -> settings.put(DRIVER_NAMES.getOrDefault(key, key), value);
            }
        }
        if (settings.remove("sslrootcert", "system")) {
            settings.putAll(SYSTEM_TRUST);
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("has to name a user");
        }
        if (name.isEmpty()) {
            throw malformed();
        }
        if (hosts.size() > 1) {
            settings.putIfAbsent("targetServerType", "primary");
        }
        var query =
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .sorted()
                        .collect(Collectors.joining("&"));
        return new DatabaseUrl(
                PREFIX + String.join(",", addresses(hosts, ports)) + "/" + name + "?" + query,
                user,
                password);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "has to be of the form postgresql://user:password@host:port/database");
    }

    private static String serverType(String attributes) {
        var type = SERVER_TYPES.get(attributes);
        if (type == null) {
            throw new IllegalArgumentException(
                    "has to set target_session_attrs to read-write, primary or any, because the"
                            + " service writes");
        }
        return type;
    }

    /**
     * @param ports none, one for all hosts, or one for each
     */
    private static List<String> addresses(List<String> hosts, List<String> ports) {
        if (ports.size() > 1 && ports.size() != hosts.size()) {
            throw new IllegalArgumentException("has to name one port, or one for each host");
        }
        var addresses = new ArrayList<String>();
        for (var i = 0; i < hosts.size(); i++) {
            var port = ports.isEmpty() ? "" : ports.get(ports.size() == 1 ? 0 : i);
            var address = port.isEmpty() ? hosts.get(i) : hosts.get(i) + ":" + port;
            if (!HOST.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "has to name hosts that TCP reaches, such as host:5432 or"
                                + " host1:5432,host2:5432");
            }
            addresses.add(address);
        }
        return addresses;
    }

    /**
     * @return a JDBC URL for each host if the primary among them is wanted; otherwise the one with
     *     all hosts
     */
    List<String> candidates() {
        var end = jdbc.indexOf('/', PREFIX.length());
        if (Stream.of(jdbc.substring(jdbc.indexOf('?') + 1).split("&", -1))
                .noneMatch(PRIMARY::contains)) {
            return List.of(jdbc);
        }
        return Stream.of(jdbc.substring(PREFIX.length(), end).split(",", -1))
                .map(host -> PREFIX + host + jdbc.substring(end))
                .toList();
    }

    private static String decode(@Nullable String text) {
        return text == null
                ? ""
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[" + jdbc + "]";
    }
}
