package todo.api.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of the database, parsed from a libpq URI ({@code
 * postgresql://user:password@host:port/name?sslmode=require}) or a JDBC URL. {@link #toString()}
 * omits the user and the password.
 *
 * @param jdbc without user and password
 * @see <a
 *     href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq's
 *     URIs</a>
 */
public record DatabaseUrl(String jdbc, String user, String password) {

    private static final Pattern URI =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?(?:\\+[a-z0-9]+)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^/?@]+)/([^?/]+)(?:\\?(.*))?");

    /** Settings that libpq and the driver name differently. */
    private static final Map<String, String> DRIVER_NAMES =
            Map.of(
                    "channel_binding", "channelBinding",
                    "application_name", "ApplicationName",
                    "connect_timeout", "connectTimeout");

    /**
     * {@code sslrootcert=system}: trusts Java's certificate authorities and checks the host name.
     */
    private static final Map<String, String> SYSTEM_TRUST =
            Map.of(
                    "sslmode", "verify-full",
                    "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");

    /** Defaults that the URL can override. Timeouts in seconds: no call may hang. */
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "connectTimeout", "2",
                    "loginTimeout", "3",
                    "socketTimeout", "4",
                    "tcpKeepAlive", "true",
                    "ApplicationName", "todo-api");

    /**
     * @throws IllegalArgumentException if it is malformed; the message does not contain the value
     */
    public static DatabaseUrl parse(String text) {
        var uri = URI.matcher(text);
        if (!uri.matches()) {
            throw new IllegalArgumentException(
                    "has to be of the form postgresql://user:password@host:port/database");
        }
        var settings = new LinkedHashMap<>(DEFAULTS);
        var user = decode(uri.group(1));
        var password = decode(uri.group(2));
        for (var pair : (uri.group(5) == null ? "" : uri.group(5)).split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            switch (name) {
                case "" -> {}
                case "user" -> user = decode(value);
                case "password" -> password = decode(value);
                default -> settings.put(DRIVER_NAMES.getOrDefault(name, name), value);
            }
        }
        if (settings.remove("sslrootcert", "system")) {
            settings.putAll(SYSTEM_TRUST);
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("has to name a user");
        }
        var query =
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .sorted()
                        .collect(Collectors.joining("&"));
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.group(3) + "/" + uri.group(4) + "?" + query,
                user,
                password);
    }

    private static String decode(@org.jspecify.annotations.Nullable String text) {
        return text == null
                ? ""
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[" + jdbc + "]";
    }
}
