package todo.api.oauth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the internet from those of private networks and of special purposes, so that
 * nobody reaches the cluster through this service.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4
 *     special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, IPv6
 *     special-purpose addresses</a>
 */
final class InternetAddresses {

    private static final List<Prefix> SPECIAL =
            prefixes(
                    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
                            + " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15"
                            + " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
                            // Of 2000::/3: Teredo and other protocols, documentation, and 6to4,
                            // which contains IPv4 addresses.
                            + " 2001::/23 2001:db8::/32 2002::/16 3fff::/20");

    /**
     * The only IPv6 addresses of the internet: all others are local, multicast, reserved, or
     * contain IPv4 addresses (NAT64).
     */
    private static final Prefix GLOBAL_IPV6 = Prefix.parse("2000::/3");

    private InternetAddresses() {}

    static boolean contain(InetAddress address) {
        return SPECIAL.stream().noneMatch(prefix -> prefix.contains(address))
                && (!(address instanceof Inet6Address) || GLOBAL_IPV6.contains(address));
    }

    private static List<Prefix> prefixes(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Prefix::parse).toList();
    }

    private record Prefix(InetAddress first, int bits) {

        static Prefix parse(String text) {
            var slash = text.indexOf('/');
            return new Prefix(
                    InetAddress.ofLiteral(text.substring(0, slash)),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            var one = first.getAddress();
            var other = address.getAddress();
            if (one.length != other.length) {
                return false;
            }
            var bytes = bits / 8;
            var mask = 0xff00 >> (bits % 8);
            return Arrays.equals(one, 0, bytes, other, 0, bytes)
                    && (bits % 8 == 0 || ((one[bytes] ^ other[bytes]) & mask & 0xff) == 0);
        }
    }
}
