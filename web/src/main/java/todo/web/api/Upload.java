package todo.web.api;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * A file as the body of a call, sent while it is read. The API may take longer to answer.
 *
 * @param source opened once, and closed
 */
public record Upload(String contentType, Supplier<InputStream> source) {}
