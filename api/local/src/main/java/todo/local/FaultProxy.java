package todo.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy between a service and its database that simulates network and database faults. Safe
 * for concurrent use.
 */
public final class FaultProxy implements AutoCloseable {

    /** The fault that is simulated. */
    public enum State {
        /** No fault. */
        OPEN,
        /** Delays each answer by {@link FaultProxy#DELAY}. */
        LATE,
        /** Closes all connections and accepts none, like a stopped database. */
        SHUT,
        /** Keeps connections open and forwards nothing, like lost packets. */
        SILENT
    }

    /** The delay of each answer in the state {@link State#LATE}. */
    public static final Duration DELAY = Duration.ofSeconds(2);

    private final int upstream;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state;

    private FaultProxy(int upstream, State state, ServerSocket listener) {
        this.upstream = upstream;
        this.state = state;
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * @param upstream the port of the database on this machine
     * @throws IOException if no port is free
     */
    public static FaultProxy open(int upstream, State state) throws IOException {
        return new FaultProxy(
                upstream, state, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /**
     * The same, reachable from containers and other machines. The database trusts their connections
     * like those of this machine, so use it with test data only.
     *
     * @throws IOException if no port is free
     */
    public static FaultProxy openToNetwork(int upstream, State state) throws IOException {
        return new FaultProxy(upstream, state, new ServerSocket(0, 50));
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void setState(State next) throws IOException {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (next == State.SHUT) {
            closeConnections();
        }
    }

    /** Closes the present connections; the state applies to new ones. */
    public void closeConnections() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException closed) {
            // closed
        }
    }

    private void connect(Socket client) {
        try (client) {
            if (awaitNotSilent() == State.SHUT) {
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
                sockets.add(server);
                var answers = Thread.ofVirtual().start(() -> pump(server, client, DELAY));
                pump(client, server, Duration.ZERO);
                answers.join();
                sockets.remove(server);
            }
        } catch (IOException | InterruptedException gone) {
            // one end closed the connection
        } finally {
            sockets.remove(client);
        }
    }

    private void pump(Socket from, Socket to, Duration delay) {
        try (from;
                to) {
            var buffer = new byte[65_536];
            for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
                var now = awaitNotSilent();
                if (now == State.SHUT) {
                    return;
                }
                if (now == State.LATE) {
                    Thread.sleep(delay);
                }
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException | InterruptedException gone) {
            // one end closed the connection
        }
    }

    private State awaitNotSilent() throws InterruptedException {
        lock.lock();
        try {
            while (state == State.SILENT) {
                changed.await();
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        setState(State.SHUT);
    }
}
