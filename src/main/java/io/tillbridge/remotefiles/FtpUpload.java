package io.tillbridge.remotefiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.apache.commons.net.ftp.FTPCmd;

/** Sends files over the data connections of an FTP session. */
final class FtpUpload {
    private static final int PIECE = 32 * 1024;

    private final FtpControl control;

    FtpUpload(FtpControl control) {
        this.control = control;
    }

    /** @return false when the server's last answer is a no */
    boolean store(String path, InputStream bytes) throws IOException {
        Socket data = control._openDataConnection_(FTPCmd.STOR.getCommand(), path);
        if (data == null) {
            return false;
        }
        try (data;
                OutputStream out = data.getOutputStream()) {
            byte[] piece = new byte[PIECE];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                out.write(piece, 0, read);
            }
            out.flush();
        }
        return control.completePendingCommand();
    }
}
