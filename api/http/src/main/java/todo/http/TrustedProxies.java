package todo.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client behind proxies: the last address in X-Forwarded-For that belongs to no trusted
 * proxy. Clients can forge the addresses before it. X-Forwarded-Proto is dropped unless a trusted
 * proxy sent it. This filter is the outermost.
 */
public final class TrustedProxies implements Filter {

    private static final String KEY = "TRUSTED_PROXIES";

    private static final Pattern NODE =
            Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    private final List<Range> trusted;

    /**
     * Addresses with the same first bits.
     *
     * @param bits the length of the prefix
     */
    public record Range(InetAddress first, int bits) {

        static Range parse(String text) {
            var slash = text.indexOf('/');
            var first = literal(slash < 0 ? text : text.substring(0, slash));
            var most = first == null ? -1 : first.getAddress().length * 8;
            var length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
            if (first == null || !length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
                throw new IllegalArgumentException(
                        "has to be a comma-separated list of address ranges, such as 10.0.0.0/8");
            }
            return new Range(first, Integer.parseInt(length));
        }

        boolean contains(InetAddress address) {
            var one = first.getAddress();
            var other = address.getAddress();
            if (one.length != other.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param trusted as {@link #trusted(Env)} reads them
     */
    public TrustedProxies(List<Range> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * @return the ranges of TRUSTED_PROXIES, separated by commas; none by default
     */
    public static List<Range> trusted(Env env) {
        return env.text(KEY, "").isEmpty()
                ? List.of()
                : env.parsed(
                        KEY,
                        "",
                        text ->
                                Arrays.stream(text.split(",", -1))
                                        .map(String::strip)
                                        .map(Range::parse)
                                        .toList(),
                        List.of());
    }

    @Override
    public Handler around(Handler next) {
        return request ->
                next.handle(
                        isTrusted(request.peer())
                                ? request.from(client(request))
                                : request.without("X-Forwarded-Proto"));
    }

    /**
     * @param request from a trusted proxy
     */
    private String client(Request request) {
        var hops = new ArrayList<String>();
        for (var line : request.headers().all("X-Forwarded-For")) {
            hops.addAll(List.of(line.split(",", -1)));
        }
        var client = request.peer();
        for (var hop : hops.reversed()) {
            var address = literal(withoutPort(hop.strip()));
            if (address == null) {
                break;
            }
            client = address.getHostAddress();
            if (!isTrusted(client)) {
                break;
            }
        }
        return client;
    }

    /** Some proxies append a port, with IPv6 in brackets, as in RFC 7239, section 6. */
    private static String withoutPort(String hop) {
        var node = NODE.matcher(hop);
        if (!node.matches()) {
            return hop;
        }
        return node.group(1) == null ? node.group(2) : node.group(1);
    }

    private boolean isTrusted(String text) {
        var address = trusted.isEmpty() ? null : literal(text);
        return address != null && trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
