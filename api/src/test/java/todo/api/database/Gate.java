package todo.api.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Stands between the service and the database, and can be shut in two ways. */
final class Gate implements AutoCloseable {

    enum State {
        /** Lets everything through. */
        OPEN,
        /** Cuts what is there and takes nothing new: the database has stopped. */
        SHUT,
        /** Keeps connections and lets nothing through: packets vanish. */
        SILENT
    }

    private final int upstream;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state;

    Gate(int upstream, State state) throws IOException {
        this.upstream = upstream;
        this.state = state;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void become(State next) throws IOException {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (next == State.SHUT) {
            for (var socket : sockets) {
                socket.close();
            }
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
            // the test is over
        }
    }

    private void connect(Socket client) {
        try (client) {
            if (awaitNotSilent() == State.SHUT) {
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
                sockets.add(server);
                var answers = Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
                answers.join();
            }
        } catch (IOException | InterruptedException gone) {
            // either end has left
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[8192];
            for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
                if (awaitNotSilent() == State.SHUT) {
                    return;
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
