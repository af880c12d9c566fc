package io.tillbridge.routing.custom;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/** Puts a file of a server into an exchange, within the limit of a message. */
final class LimitedFiles {
    /** Opens the file of an exchange. */
    interface Source {
        InputStream open() throws IOException;
    }

    private final MessageLimit limit;

    LimitedFiles(MessageLimit limit) {
        this.limit = limit;
    }

    /**
     * A file that is too large is a failure of the exchange: its route handles it as any other, and the options for files
     * that failed apply.
     *
     * @param server how messages name it, without a sign-in
     * @param length that the server lists; 0 or less when it lists none
     */
    void read(String name, String server, long length, Exchange exchange, Source source) {
        String what = "The file " + name + " of " + server;
        try {
            limit.check(length, what);
            try (InputStream in = source.open()) {
                file(exchange).setBody(limit.spooled(in, what, exchange));
            }
        } catch (MessageTooLarge tooLarge) {
            refuse(name, exchange, tooLarge);
        } catch (IOException e) {
            throw new GenericFileOperationFailedException("Cannot retrieve file: " + name, e);
        }
    }

    /** For files that are read where they are. */
    void check(String name, String server, long length, Exchange exchange) {
        try {
            limit.check(length, "The file " + name + " of " + server);
        } catch (MessageTooLarge tooLarge) {
            refuse(name, exchange, tooLarge);
        }
    }

    /** What is kept of the message is the name. */
    private static void refuse(String name, Exchange exchange, MessageTooLarge tooLarge) {
        exchange.getMessage().setBody(name);
        exchange.setException(tooLarge);
    }

    private static GenericFile<?> file(Exchange exchange) {
        return exchange.getProperty(FileComponent.FILE_EXCHANGE_FILE, GenericFile.class);
    }
}
