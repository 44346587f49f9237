package todo.http;

import java.io.IOException;

/** What an answer says: known beforehand, or written while it is sent. */
public sealed interface Body {

    /** Sent with its length. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Bytes(byte[] bytes) implements Body {

        static final Bytes NONE = new Bytes(new byte[0]);
    }

    /**
     * Sent in chunks, on the thread that has handled the request. It holds no place of {@link
     * Shedding} meanwhile, so a client that reads slowly hinders nobody; for the same reason it
     * should hold no connection to a database while it writes.
     *
     * @param lasting whether it stays open to wait for something, rather than because there is so
     *     much to say
     * @param ending what is done at its end
     */
    record Stream(Writer writer, boolean lasting, Ending ending) implements Body {

        static Stream of(Writer writer) {
            return new Stream(writer, false, whole -> {});
        }

        static Stream lasting(Writer writer) {
            return new Stream(writer, true, whole -> {});
        }

        Stream ended(Ending then) {
            return new Stream(
                    writer,
                    lasting,
                    whole -> {
                        ending.ended(whole);
                        then.ended(whole);
                    });
        }
    }

    /** Writes a stream. */
    @FunctionalInterface
    interface Writer {
        /**
         * Whatever this throws breaks the connection off, so that the client does not take what it
         * has got for the whole. (One that speaks HTTP/1.0 cannot tell.)
         *
         * @param out flushed and closed by the caller
         * @throws IOException where the client is gone, or reads too slowly
         */
        void write(TimedOutput out) throws IOException;
    }

    /** Runs once for each stream, even if nothing could be written. */
    @FunctionalInterface
    interface Ending {
        /**
         * @param whole whether the client was sent all of it
         */
        void ended(boolean whole);
    }
}
