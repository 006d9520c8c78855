"""What people look for in vain, counted without anybody."""
