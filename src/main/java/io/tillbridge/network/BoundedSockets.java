package io.tillbridge.network;

import io.tillbridge.document.CountedInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets to a mail server that stop to read when it answers with too many bytes, or for too long: it may send lines
 * without end, each before the limit of silence. TLS is laid over such a socket.
 */
public final class BoundedSockets extends SSLSocketFactory {
    /** The answers to one letter are a few hundred bytes. */
    private static final long MOST = 1L << 20;

    private final SSLSocketFactory tls;
    private final Duration longest;

    /**
     * @param tls for TLS over such a socket
     * @param longest how long one connection may take
     */
    public BoundedSockets(SSLSocketFactory tls, Duration longest) {
        this.tls = tls;
        this.longest = longest;
    }

    /** For connections that begin without TLS: the library takes any {@link SSLSocketFactory} for TLS from the first byte. */
    public SocketFactory plain() {
        return new Plain();
    }

    /** Not encrypted yet: the library asks for TLS over it by {@link #createSocket(Socket, String, int, boolean)}. */
    @Override
    public Socket createSocket() {
        return new Bounded(longest);
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean close) throws IOException {
        return tls.createSocket(below, host, port, close);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Mail connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("Mail connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("Mail connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("Mail connects by itself");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Bounded(longest);
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("Mail connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("Mail connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("Mail connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("Mail connects by itself");
        }
    }

    private static final class Bounded extends Socket {
        private final long began = System.nanoTime();
        private final Duration longest;
        private InputStream counted;

        Bounded(Duration longest) {
            this.longest = longest;
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (counted == null) {
                counted = new Checked(new CountedInput(super.getInputStream(), this::check));
            }
            return counted;
        }

        private void check(long total) {
            if (total > MOST) {
                throw new UncheckedIOException(new EndlessAnswer(MOST));
            }
            if (System.nanoTime() - began > longest.toNanos()) {
                throw new UncheckedIOException(new SocketTimeoutException("it answered for too long"));
            }
        }
    }

    /** What the library handles is an {@link IOException}. */
    private static final class Checked extends FilterInputStream {
        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
