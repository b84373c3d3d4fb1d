import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/**
 * A server that speaks the MongoDB protocol, for tests only, in memory.
 * It says "ready <url>" once it listens, and ends when its standard input does: with the tests that started it.
 */
final class MongoForTests {
    /** The server says that it speaks version 8 of the wire protocol; the driver wants 9 or more, for messages that the server knows. */
    private static final MongoVersion VERSION = new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    };

    public static void main(String[] arguments) throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend().version(VERSION));
        System.out.println("ready mongodb://127.0.0.1:" + server.bind().getPort());
        while (System.in.read() >= 0);
        server.shutdownNow();
    }
}
