package io.tillbridge.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.ftpserver.ftplet.FtpFile;

/** A file as the sandbox vendor's FTP server shows it: to be read only, with the faults that are switched on. */
final class FaultyFtpFile implements FtpFile {
    private final FtpFile file;
    private final SandboxFaults faults;
    private final BooleanSupplier open;
    private final Runnable hangUp;

    /**
     * @param open whether the server is still there
     * @param hangUp ends the connections
     */
    FaultyFtpFile(FtpFile file, SandboxFaults faults, BooleanSupplier open, Runnable hangUp) {
        this.file = file;
        this.faults = faults;
        this.open = open;
        this.hangUp = hangUp;
    }

    @Override
    public String getAbsolutePath() {
        return file.getAbsolutePath();
    }

    @Override
    public String getName() {
        return faults.shown(file.getName());
    }

    @Override
    public boolean isHidden() {
        return false;
    }

    @Override
    public boolean isDirectory() {
        return file.isDirectory();
    }

    @Override
    public boolean isFile() {
        return file.isFile();
    }

    @Override
    public boolean doesExist() {
        return file.doesExist();
    }

    @Override
    public boolean isReadable() {
        return file.isReadable() && !denied();
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public boolean isRemovable() {
        return false;
    }

    @Override
    public String getOwnerName() {
        return "vendor";
    }

    @Override
    public String getGroupName() {
        return "vendor";
    }

    @Override
    public int getLinkCount() {
        return file.getLinkCount();
    }

    @Override
    public long getLastModified() {
        return file.getLastModified();
    }

    @Override
    public boolean setLastModified(long time) {
        return false;
    }

    @Override
    public long getSize() {
        return file.getSize();
    }

    @Override
    public Object getPhysicalFile() {
        return file.getPhysicalFile();
    }

    @Override
    public boolean mkdir() {
        return false;
    }

    @Override
    public boolean delete() {
        return false;
    }

    @Override
    public boolean move(FtpFile target) {
        return false;
    }

    /** Links are not shown: this server has no word for them. */
    @Override
    public List<? extends FtpFile> listFiles() {
        return file.listFiles().stream()
                .filter(entry -> !Files.isSymbolicLink(path(entry)))
                .map(entry -> new FaultyFtpFile(entry, faults, open, hangUp).grown())
                .toList();
    }

    @Override
    public OutputStream createOutputStream(long offset) throws IOException {
        throw new IOException("this server is only read");
    }

    @Override
    public InputStream createInputStream(long offset) throws IOException {
        return new FaultyStream(file.createInputStream(offset), faults, path(file), open, hangUp);
    }

    /** The same after what the switched-on fault does to it at each look. */
    FaultyFtpFile grown() {
        try {
            if (faults.growsAtEachLook(file.getName()) && file.isFile()) {
                Files.writeString(path(file), "+", StandardOpenOption.APPEND);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean denied() {
        return faults.denies(file.getName());
    }

    private static Path path(FtpFile file) {
        return ((java.io.File) file.getPhysicalFile()).toPath();
    }
}
