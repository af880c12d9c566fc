package io.tillbridge.remotefiles;

import io.tillbridge.run.Failure;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * One session with a vendor's server, for one reader at a time: what every protocol can do. Nothing on the server is
 * changed by it. Every answer is awaited under a {@link ReplyWatchdog}. Paths are wire paths, see {@link RemoteName}.
 * A method may also throw a {@link Failure} when it can say by itself what is wrong with the server as a whole.
 */
interface RemoteSession extends AutoCloseable {
    VendorFaults faults();

    ReplyWatchdog watch();

    /** Whether another answer can be expected. */
    boolean usable();

    /** Everything in a folder, {@code .} and {@code ..} with it when the server lists them. */
    List<RemoteEntry> entries(String folder) throws RemoteFault;

    /** What stands at a path now, a link followed; empty when nothing does. */
    Optional<RemoteEntry> look(String path) throws RemoteFault;

    /**
     * A file of a listing as {@link #look} will show it, where the server's listings say less than that.
     *
     * @throws RemoteFault as {@link #look}
     */
    default RemoteEntry exact(String path, RemoteEntry listed) throws RemoteFault {
        return listed;
    }

    /** The bytes of a file; to be read to the end or closed. */
    InputStream stream(String path) throws RemoteFault;

    /** What a listing leaves to say, a sentence each. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    void close();
}
