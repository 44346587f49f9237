package todo.api.database;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/**
 * Encrypts connections to the database with ChaCha20-Poly1305, which needs little CPU without the
 * second compiler of the JVM: only that one uses a processor's instructions for AES. A server that
 * may choose takes AES, so it is not offered.
 *
 * @see <a href="https://www.rfc-editor.org/info/rfc7905">RFC 7905</a>
 */
public final class ChaCha20Tls {

    /** A setting of a connection: offers all ciphers, for servers without this one. */
    static final String ALL_CIPHERS = "allCiphers";

    private ChaCha20Tls() {}

    /**
     * @return whether the server may have none of the ciphers that were offered: some say so,
     *     others only close the connection
     */
    static boolean isRefusal(SQLException failure) {
        return failure.getCause() instanceof SSLException handshake
                && !(handshake.getCause() instanceof CertificateException);
    }

    /**
     * @return why a factory could not be made, of which the driver says only that it could not;
     *     {@code failure} if it is something else
     */
    static SQLException reason(SQLException failure) {
        return failure.getCause() instanceof InvocationTargetException thrown
                        && thrown.getCause() instanceof SQLException reason
                ? reason
                : failure;
    }

    /** With certificates in files, or unverified. */
    public static final class CertificateFiles extends LibPQFactory {

        private final Properties settings;

        /**
         * @throws PSQLException if a file is not readable
         */
        public CertificateFiles(Properties settings) throws PSQLException {
            super(settings);
            this.settings = settings;
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
                throws IOException {
            return restricted(super.createSocket(socket, host, port, autoClose), settings);
        }
    }

    /** With the certificate authorities of Java. */
    public static final class SystemTrust extends DefaultJavaSSLFactory {

        private final Properties settings;

        public SystemTrust(Properties settings) {
            super(settings);
            this.settings = settings;
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
                throws IOException {
            return restricted(super.createSocket(socket, host, port, autoClose), settings);
        }
    }

    private static Socket restricted(Socket socket, Properties settings) {
        if (socket instanceof SSLSocket tls && !settings.containsKey(ALL_CIPHERS)) {
            tls.setEnabledCipherSuites(
                    Stream.of(tls.getEnabledCipherSuites())
                            .filter(suite -> suite.contains("_CHACHA20_"))
                            .toArray(String[]::new));
        }
        return socket;
    }
}
