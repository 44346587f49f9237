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
 * Stands between a service and its database, and does what networks and databases do on a bad day.
 * Safe for concurrent use.
 */
public final class FaultProxy implements AutoCloseable {

    /** What becomes of what is sent through it. */
    public enum State {
        /** Lets everything through. */
        OPEN,
        /** The same, and each answer comes {@link FaultProxy#LATE} later. */
        LATE,
        /** Cuts what is there and takes nothing new: the database has stopped. */
        SHUT,
        /** Keeps connections and lets nothing through: packets vanish. */
        SILENT
    }

    /** How long a late answer takes more than it would. */
    public static final Duration LATE = Duration.ofSeconds(2);

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
     * The same, reached by containers and other machines too. To the database they come from this
     * machine, so what it holds has to be of no worth.
     *
     * @throws IOException if no port is free
     */
    public static FaultProxy openForOthers(int upstream, State state) throws IOException {
        return new FaultProxy(upstream, state, new ServerSocket(0, 50));
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void become(State next) throws IOException {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (next == State.SHUT) {
            cut();
        }
    }

    /** Ends the connections that there are; new ones fare as its state says. */
    public void cut() throws IOException {
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
            // nobody needs it any more
        }
    }

    private void connect(Socket client) {
        try (client) {
            if (awaitNotSilent() == State.SHUT) {
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
                sockets.add(server);
                var answers = Thread.ofVirtual().start(() -> pump(server, client, LATE));
                pump(client, server, Duration.ZERO);
                answers.join();
                sockets.remove(server);
            }
        } catch (IOException | InterruptedException gone) {
            // either end has left
        } finally {
            sockets.remove(client);
        }
    }

    private void pump(Socket from, Socket to, Duration late) {
        try (from;
                to) {
            var buffer = new byte[65_536];
            for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
                var now = awaitNotSilent();
                if (now == State.SHUT) {
                    return;
                }
                if (now == State.LATE) {
                    Thread.sleep(late);
                }
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException | InterruptedException gone) {
            // either end has left
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
        become(State.SHUT);
    }
}
