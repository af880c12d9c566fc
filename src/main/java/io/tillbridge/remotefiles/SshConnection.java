package io.tillbridge.remotefiles;

import com.jcraft.jsch.SocketFactory;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CancellableWait;
import io.tillbridge.run.CurrentRun;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * The TCP connection under the SSH session. It knows what JSch hides: why the connection could not be made, whether it
 * broke, and how many bytes came, so that a server without end cannot fill our memory. It can be cut from outside.
 */
final class SshConnection implements SocketFactory {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final int connectMillis;
    private final OutboundRules outbound;
    private final CurrentRun runs;
    private CancellableWait wait;
    private volatile Socket socket;
    private volatile boolean broken;
    private volatile boolean overfull;
    private volatile long allowance = UNLIMITED;

    SshConnection(Duration connect, OutboundRules outbound, CurrentRun runs) {
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

    void allowAny() {
        allowance = UNLIMITED;
    }

    /** Ends the connection whatever any thread is doing with it. */
    void cut() {
        broken = true;
        ended();
        Socket current = socket;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // It is gone already: that is what was asked.
            }
        }
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

    /** Tries every address of the host: a name often has an IPv6 one that nothing listens on. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        underWay();
        IOException last = new UnknownHostException(host);
        for (InetAddress address : outbound.resolve(host)) {
            Socket attempt = new Socket();
            socket = attempt;
            try {
                attempt.connect(new InetSocketAddress(address, port), connectMillis);
                return attempt;
            } catch (IOException e) {
                attempt.close();
                last = e;
            }
        }
        throw last;
    }

    @Override
    public OutputStream getOutputStream(Socket open) throws IOException {
        return open.getOutputStream();
    }

    @Override
    public InputStream getInputStream(Socket open) throws IOException {
        return new Metered(open.getInputStream());
    }

    private final class Metered extends FilterInputStream {
        Metered(InputStream in) {
            super(in);
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
            } catch (java.io.InterruptedIOException e) {
                throw e; // a read time-out: JSch asks whether the server is still there
            } catch (IOException e) {
                broken = true;
                throw e;
            }
            if (n < 0) {
                broken = true;
            }
            return count(n);
        }

        private int count(int n) throws IOException {
            long left = allowance;
            if (left != UNLIMITED && n > 0) {
                allowance = left - n;
                if (left < n) {
                    overfull = true;
                    throw new IOException("more bytes than allowed");
                }
            }
            return n;
        }
    }
}
