//! A client that speaks HTTP/1.1 over one connection kept alive, as little of it as the server's answers need: what it
//! costs itself falls on the same processors.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

use crate::Fault;
use crate::making::HOST;

/// One connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    line: String,
    body: Vec<u8>,
    request: Vec<u8>,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// Nobody listens.
    pub fn new(address: SocketAddr) -> Result<Self, Fault> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let stream = BufReader::new(stream);
        Ok(Self { stream, line: String::new(), body: Vec::new(), request: Vec::new() })
    }

    /// Sends a request and reads the answer: status and body. `headers` are whole lines, each with its end.
    ///
    /// # Errors
    /// The connection breaks, or the answer is not understood.
    pub fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
    ) -> Result<(u16, &[u8]), Fault> {
        self.request.clear();
        write!(
            self.request,
            "{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n{headers}Content-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        self.stream.get_mut().write_all(&self.request)?;
        let status = self.line()?.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or("no status line")?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse()?;
            }
            chunked |= name.eq_ignore_ascii_case("transfer-encoding");
        }
        self.body.clear();
        if chunked {
            while self.chunk()? {}
        } else {
            self.take(length)?;
        }
        Ok((status, &self.body))
    }

    fn line(&mut self) -> Result<&str, Fault> {
        self.line.clear();
        if self.stream.read_line(&mut self.line)? == 0 {
            return Err("the server hung up".into());
        }
        Ok(self.line.trim_end())
    }

    fn take(&mut self, length: usize) -> Result<(), Fault> {
        let before = self.body.len();
        let read = self.stream.by_ref().take(length as u64).read_to_end(&mut self.body)?;
        if read == length && self.body.len() == before + length { Ok(()) } else { Err("cut short".into()) }
    }

    fn chunk(&mut self) -> Result<bool, Fault> {
        let length = usize::from_str_radix(self.line()?, 16)?;
        self.take(length)?;
        self.line()?;
        Ok(length > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn answers_with_a_length_and_in_pieces_are_read() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut stream = BufReader::new(stream);
            let answers = [
                "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
                "HTTP/1.1 303 See Other\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
            ];
            for answer in answers {
                let mut line = String::new();
                while stream.read_line(&mut line).unwrap() > 2 {}
                stream.get_mut().write_all(answer.as_bytes()).unwrap();
            }
        });
        let mut client = Client::new(address).unwrap();
        assert_eq!(client.send("GET", "/", "", "").unwrap(), (201, &b"{}"[..]));
        assert_eq!(client.send("GET", "/", "", "").unwrap(), (200, &b"abcde"[..]));
        assert_eq!(client.send("GET", "/", "", "").unwrap(), (303, &b""[..]));
        server.join().unwrap();
        assert!(client.send("GET", "/", "", "").is_err());
    }
}
