package io.tillbridge.remotefiles;

import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CancellableWait;
import io.tillbridge.run.CurrentRun;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The TCP connections under one session. It knows what protocol libraries hide: why the connection could not be made,
 * whether it broke, and how many bytes came, so that a server without end cannot fill our memory. It can be cut from
 * outside.
 */
final class RemoteLink {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final int connectMillis;
    private final OutboundRules outbound;
    private final CurrentRun runs;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private CancellableWait wait;
    private volatile boolean cut;
    private volatile boolean broken;
    private volatile boolean overfull;
    private volatile long allowance = UNLIMITED;
    private volatile long dataAllowance = UNLIMITED;
    private volatile int port;

    RemoteLink(Duration connect, OutboundRules outbound, CurrentRun runs) {
        this.runs = runs;
        this.outbound = outbound;
        this.connectMillis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, connect.toMillis()));
    }

    /** Whether the other side ended or broke the connection, or it was cut. */
    boolean broken() {
        return broken;
    }

    /** Whether more came than was allowed. */
    boolean overfull() {
        return overfull;
    }

    /** The connection ends when more than these bytes come. */
    void allow(long bytes) {
        allowance = bytes;
    }

    /** The same for the data connections. */
    void allowData(long bytes) {
        dataAllowance = bytes;
    }

    void allowAny() {
        allowance = UNLIMITED;
        dataAllowance = UNLIMITED;
    }

    /** Ends all connections whatever any thread is doing with them. */
    void cut() {
        broken = true;
        cut = true;
        ended();
        sockets.forEach(RemoteLink::close);
        sockets.clear();
    }

    /** Tries every address of the host: a name often has an IPv6 one that nothing listens on. */
    Socket connect(String host, int port) throws IOException {
        this.port = port;
        underWay();
        IOException last = new UnknownHostException(host);
        for (InetAddress address : outbound.resolve(host)) {
            Socket attempt = tracked(new Metered(false));
            try {
                attempt.connect(new InetSocketAddress(address, port), connectMillis);
                return attempt;
            } catch (IOException e) {
                sockets.remove(attempt);
                close(attempt);
                last = e;
            }
        }
        throw last;
    }

    /**
     * For a connection beside the first, not made yet; its end is no fault. It names the port of the first one as its
     * own: Java looks TLS sessions up by host and port, and so finds that of the first.
     */
    Socket data() {
        sockets.removeIf(Socket::isClosed);
        return tracked(new Metered(true));
    }

    /** One that the other side opened: it is cut with the others. */
    Socket tracked(Socket socket) {
        sockets.add(socket);
        if (cut) {
            close(socket);
        }
        return socket;
    }

    /** A cancel of the run this is for cuts the connection. */
    private synchronized void underWay() {
        wait = runs.waiting(this::cut);
    }

    private synchronized void ended() {
        if (wait != null) {
            wait.close();
            wait = null;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already: that is what was asked.
        }
    }

    /** A socket that counts what it receives. */
    final class Metered extends Socket {
        private final boolean data;

        /** @param data whether its end is expected */
        Metered(boolean data) {
            this.data = data;
        }

        @Override
        public int getPort() {
            return data ? port : super.getPort();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), data);
        }
    }

    private final class Counted extends FilterInputStream {
        private final boolean data;

        Counted(InputStream in, boolean data) {
            super(in);
            this.data = data;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int n = read(one, 0, 1);
            return n < 0 ? n : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n;
            try {
                n = super.read(target, offset, length);
            } catch (InterruptedIOException e) {
                throw e; // a read time-out: the caller asks whether the server is still there
            } catch (IOException e) {
                ended(true);
                throw e;
            }
            ended(n < 0);
            return count(n);
        }

        private void ended(boolean it) {
            if (it && !data) {
                broken = true;
            }
        }

        private int count(int n) throws IOException {
            long left = data ? dataAllowance : allowance;
            if (left == UNLIMITED || n <= 0) {
                return n;
            }
            if (data) {
                dataAllowance = left - n;
            } else {
                allowance = left - n;
            }
            if (left < n) {
                overfull = true;
                throw new IOException("more bytes than allowed");
            }
            return n;
        }
    }
}
