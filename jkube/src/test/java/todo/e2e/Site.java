package todo.e2e;

import java.net.URI;

/**
 * Where the product is found from outside the cluster.
 *
 * @param host the name that the Ingress knows it by
 * @param address what answers for the Ingress: an address or a name, without a port
 */
record Site(String host, String address) {

    static Site configured() {
        return new Site(
                System.getProperty("e2e.host", "todo.local"),
                System.getProperty("e2e.address", "127.0.0.1"));
    }

    /** As a browser writes it, which has to be told where that host is. */
    String url(String path) {
        return "http://" + host + path;
    }

    /** As a client writes it that sends the Host header itself. */
    URI direct(String path) {
        return URI.create("http://" + address + path);
    }
}
